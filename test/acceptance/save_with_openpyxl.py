"""Opens a workbook with openpyxl and saves it again: save_with_openpyxl.py FROM TO"""

import sys
import warnings

from openpyxl import load_workbook

warnings.simplefilter("ignore")
source, target = sys.argv[1:]
load_workbook(source, keep_vba=source.endswith("m")).save(target)
