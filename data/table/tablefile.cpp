#include "tablefile.h"

#include "csvreader.h"
#include "xlsxreader.h"

#include <QFile>
#include <QFileInfo>

namespace tonglan {

using namespace Qt::StringLiterals;

Result<TableFacts> readTable(const QByteArray &bytes, const TableLimits &limits, const TakeRow &take)
{
    if (bytes.size() > limits.fileBytes)
        return failure(Error::Kind::Invalid, u"%1 bytes, at most %2 are read"_s.arg(bytes.size()).arg(limits.fileBytes));
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06"))
        return readXlsx(bytes, limits, take);
    if (bytes.startsWith("\xD0\xCF\x11\xE0"))
        return failure(Error::Kind::Invalid, u"an old .xls file, or one with a password: save it as .xlsx without a password"_s);
    return readCsv(bytes, limits, take);
}

Result<TableFacts> readTableFile(const QString &path, const TableLimits &limits, const TakeRow &take)
{
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return failure(Error::Kind::NotFound, u"%1: there is no such file"_s.arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    if (file.size() > limits.fileBytes)
        return failure(Error::Kind::Invalid, u"%1: %2 bytes, at most %3 are read"_s.arg(path).arg(file.size()).arg(limits.fileBytes));
    const auto bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    auto facts = readTable(bytes, limits, take);
    return facts ? facts : failure(facts.error().kind, u"%1: %2"_s.arg(path, facts.error().detail));
}

QString columnName(int column)
{
    QString name;
    for (; column > 0; column = (column - 1) / 26)
        name.prepend(QChar(u'A' + (column - 1) % 26));
    return name;
}

}
