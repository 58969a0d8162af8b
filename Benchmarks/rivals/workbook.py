"""Makes the workbook of the benchmark, or reads one with a rival; made once and read by all.

    python workbook.py make ROWS FILE
    python workbook.py calamine|fastexcel FILE
"""

import random
import sys
import time


def make(rows, path):
    import xlsxwriter

    random.seed(1)
    names = [f"Xã Nam {number}" for number in range(3000)]
    districts = [f"Huyện {number}" for number in range(60)]
    workbook = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = workbook.add_worksheet()
    sheet.write_row(
        0, 0, ["code", "name", "district", "year", "income", "poverty", "insured", "water"]
    )
    for row in range(rows):
        unit = row // 20
        sheet.write_string(row + 1, 0, f"{unit:05d}")
        sheet.write_string(row + 1, 1, names[unit % 3000])
        sheet.write_string(row + 1, 2, districts[unit % 60])
        sheet.write_number(row + 1, 3, 2006 + row % 20)
        for column in range(4, 8):
            sheet.write_number(row + 1, column, round(random.uniform(0, 100), 2))
    workbook.close()


def calamine(path):
    import python_calamine

    return len(python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def fastexcel(path):
    import fastexcel

    return fastexcel.read_excel(path).load_sheet(0, header_row=None).to_arrow().num_rows


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(int(sys.argv[2]), sys.argv[3])
    else:
        start = time.perf_counter()
        count = {"calamine": calamine, "fastexcel": fastexcel}[sys.argv[1]](sys.argv[2])
        print(f"rows={count} seconds={time.perf_counter() - start}")
