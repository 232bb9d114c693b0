#include "target.h"

#include "table/xlsxreader.h"

#include <zip.h>

#include <memory>

using namespace tonglan;

namespace {

void readAll(const QByteArray &bytes)
{
    const TableLimits limits{.unpackedBytes = 1 << 20, .sharedBytes = 1 << 18, .tokenBytes = 1 << 14, .rows = 1'000, .columns = 50, .letters = 1'000, .sheets = 8};
    int rows = 0;
    const auto facts = readXlsx(bytes, limits, [&](const TableRow &row) {
        ++rows;
        test::require(row.line > 0 && row.cells.size() <= 50, "a row without its line, or too wide");
        for (const auto &cell : row.cells)
            test::require((cell.kind != TableCell::Kind::Wrong || !cell.text.isEmpty()) && cell.text.size() <= 1'000 && qIsFinite(cell.number), "a cell that promises were broken for");
        return true;
    });
    test::require(rows <= 1'000, "more rows than asked for");
    test::require(facts || !facts.error().detail.isEmpty(), "an error without words");
}

/** An archive in memory whose part @p name is @p content, beside two that make it a workbook. */
QByteArray bookWith(const char *name, const QByteArray &content)
{
    static const QByteArray relations = "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    static const QByteArray book = "<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>";
    zip_error_t error;
    zip_error_init(&error);
    auto *source = zip_source_buffer_create(nullptr, 0, 0, &error);
    auto *archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    zip_source_keep(source);
    const auto add = [archive](const char *part, const QByteArray &bytes) { zip_file_add(archive, part, zip_source_buffer(archive, bytes.constData(), zip_uint64_t(bytes.size()), 0), ZIP_FL_OVERWRITE); };
    add("xl/_rels/workbook.xml.rels", relations);
    add("xl/workbook.xml", book);
    add(name, content);
    test::require(zip_close(archive) == 0 && zip_source_open(source) == 0, "an archive");
    zip_source_seek(source, 0, SEEK_END);
    QByteArray bytes(qsizetype(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, bytes.data(), zip_uint64_t(bytes.size()));
    zip_source_close(source);
    zip_source_free(source);
    zip_error_fini(&error);
    return bytes;
}

}

/** Spreadsheets: the input as a whole file, and as each of the parts of a file, which changes to a packed file hardly ever reach. */
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = test::bytesOf(data, size);
    readAll(bytes);
    if (bytes.startsWith("PK"))
        return 0;
    for (const char *part : {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"})
        readAll(bookWith(part, bytes));
    return 0;
}
