"""What openpyxl takes to read a sheet, the quickest way it offers; one line of JSON, as perf/reading.ts prints for the others."""

import json
import resource
import sys
import time

import openpyxl

start = time.perf_counter()
rows = cells = visits = 0
sheet = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True).worksheets[0]
for row in sheet.iter_rows(values_only=True):
    rows += 1
    cells += len(row) - row.count(None)
    if rows > 1:
        visits += row[-1]
ms = (time.perf_counter() - start) * 1000
peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"ms": ms, "peakMb": peak_mb, "rows": rows, "cells": cells, "visits": visits}))
