"""A program that people work with, kept running: it reads commands as lines of JSON and answers each with one line of JSON.

The engine (openpyxl_person.py, libreoffice_person.py) gives a function by the name of each edit, which takes the open workbook and
the edit, and two functions `load` and `save`. `serve` does `{"from": ..., "to": ..., "edits": [...]}` and answers with what each
edit did.
"""
import json
import sys
import traceback


class NotDone(Exception):
    """The program does not let a person do this now: merge cells that are merged, say."""


def serve(engine, close=lambda: None):
    # What a library prints must not be taken for an answer.
    answers, sys.stdout = sys.stdout, sys.stderr
    print(json.dumps({"ready": True}), file=answers, flush=True)
    for line in sys.stdin:
        try:
            answer = {"done": perform(engine, json.loads(line))}
        except Exception:
            answer = {"failed": traceback.format_exc()}
        print(json.dumps(answer), file=answers, flush=True)
    close()


def perform(engine, command):
    if "observe" in command:
        return engine["observe"](command["observe"])
    book = engine["load"](command["from"])
    done = []
    for edit in command["edits"]:
        try:
            done.append(engine[edit["does"]](book, edit) or {})
        except NotDone as reason:
            done.append({"not": str(reason)})
    engine["save"](book, command["to"])
    return done
