"""Names by LAC, for compare_names.py: run by an interpreter that has LAC, with nothing of ours.

Reads one JSON string a line from standard input, the text of an article; writes one JSON object a line:
the words and tags of its lines, and the processor seconds that LAC took.
"""

import json
import sys
import time
import types


def load():
    """Load LAC's tagger; LAC asks for paddle.fluid, which today's paddle calls paddle.base."""
    import paddle
    import paddle.base

    fluid = types.ModuleType("paddle.fluid")
    fluid.__dict__.update(vars(paddle.base))
    sys.modules["paddle.fluid"] = paddle.fluid = fluid
    sys.modules["paddle.fluid.core"] = paddle.base.core
    from LAC import LAC

    return LAC(mode="lac")


def main():
    """Answer line by line."""
    answers, sys.stdout = sys.stdout, sys.stderr
    lac = load()
    for line in sys.stdin:
        lines = [piece.strip() for piece in json.loads(line).splitlines() if piece.strip()]
        begin = time.process_time()
        tagged = lac.run(lines) if lines else []
        seconds = time.process_time() - begin
        json.dump({"tagged": tagged, "seconds": seconds}, answers, ensure_ascii=False)
        answers.write("\n")
        answers.flush()


if __name__ == "__main__":
    main()
