"""Nothing costs more than its share: twice the text, twice the time, whatever the text."""

import gc
import time

import pytest

from epi_spacy.normalization import normalize

HOSTILE = [
    "(", "(a", "乡(", "乡(a", "乡(a)", "鄉(xiāng)", "乡(xiangxiangxiangxiangxiang)", "乡(x?????)", "[([", "?", "乡?", "乡??h", "\ufffd",
    "乡\ufffd", "Ã¥Â¸", "ÊÐÎ¯", "\x80", "éa", "瓴甓", "瓴甓瓿大大大大大大", "\ue5e5", "乡\ue0ed", "鐨勪竴浜涗", "锟斤拷", "捣逡螅", "乾", "藉",
    "縣\n县\n", "大" * 119 + "?", " ", "\n", "\u0101\ufffd", "\u3000", "、", "要",
]  # fmt: skip


def seconds(text):
    times = []
    gc.disable()
    for _ in range(3):
        begin = time.process_time()
        normalize(text)
        times.append(time.process_time() - begin)
    gc.enable()
    return min(times)


@pytest.mark.parametrize("unit", HOSTILE)
def test_linear(unit):
    few, many = ((unit * (size // len(unit) + 1))[:size] for size in (4_000, 32_000))
    # Quadratic time would be sixty-four times as much. Busy machines get another chance.
    assert any(seconds(many) < 8 * 4 * max(seconds(few), 0.0005) for _ in range(3))
