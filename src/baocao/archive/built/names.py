"""What the files of a built report are called that many look for and few read."""

RUN_FILE = "run.json"
