"""Colours of our labels in displaCy: places green, people blue, posts violet, measures by family."""

COLORS: dict[str, str] = {
    "DIVISION": "#b7e4c7",
    "REGION_REF": "#d8f3dc",
    "OFFICIAL": "#a9d6e5",
    "PERSON": "#d7e3fc",
    "POST": "#cdb4db",
    # finding and stopping infection
    "testing": "#ffd6a5",
    "tracing": "#ffd6a5",
    "isolation": "#ffc9b5",
    "border": "#ffc9b5",
    "coldchain": "#ffc9b5",
    # care and prevention
    "treatment": "#ffadad",
    "vaccination": "#ffadad",
    "protection": "#ffadad",
    "disinfection": "#ffadad",
    # places and people
    "venues": "#fdffb6",
    "community": "#fdffb6",
    "livelihood": "#fdffb6",
    "economy": "#fdffb6",
    # how it is run
    "supplies": "#e2ece9",
    "organisation": "#e2ece9",
    "accountability": "#e2ece9",
    "publicity": "#e2ece9",
    "awareness": "#f1f1f1",
    # appearances
    "inspection": "#ffe5d9",
    "visit": "#ffe5d9",
    "meeting": "#dfe7fd",
    "briefing": "#dfe7fd",
    "call": "#dfe7fd",
    "reception": "#e8e8e4",
    "handover": "#e8e8e4",
    "ceremony": "#e8e8e4",
    "mourning": "#e8e8e4",
    "drill": "#e8e8e4",
    "service": "#e8e8e4",
}
