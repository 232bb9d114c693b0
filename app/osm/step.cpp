#include "step.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <filesystem>

namespace tonglan {

using namespace Qt::StringLiterals;

static QString describe(const QString &path)
{
    const QFileInfo file(path);
    if (!file.isFile())
        return path + " missing"_L1;
    return u"%1 %2 bytes %3"_s.arg(file.absoluteFilePath()).arg(file.size()).arg(file.lastModified().toMSecsSinceEpoch());
}

/** What the product is made of; read before it is made, for an input may change meanwhile. */
static QByteArray originOf(const Step &step)
{
    QStringList lines{u"tonglan step %1, format 1"_s.arg(step.name)};
    for (const auto &input : step.inputs)
        lines += u"from "_s + describe(input);
    for (const auto &option : step.options)
        lines += u"with "_s + QString(option).replace(u'\n', u' ');
    return lines.join(u'\n').toUtf8() + '\n';
}

static QByteArray stampOf(const Step &step, const QByteArray &origin)
{
    return origin + "made " + describe(step.product).toUtf8() + '\n';
}

static QString stampFile(const Step &step, const QString &folder)
{
    return QDir(folder).filePath(step.name + ".stamp"_L1);
}

bool isDone(const Step &step, const QString &folder)
{
    QFile stamp(stampFile(step, folder));
    return QFileInfo(step.product).isFile() && stamp.open(QFile::ReadOnly) && stamp.readAll() == stampOf(step, originOf(step));
}

Result<void> perform(const Step &step, const QString &folder)
{
    for (const auto &input : step.inputs) {
        if (!QFileInfo(input).isFile())
            return failure(Error::Kind::NotFound, u"%1: no such file"_s.arg(input));
    }
    const QByteArray origin = originOf(step);
    const QString draft = step.product + ".part"_L1;
    QFile::remove(draft);
    QFile::remove(stampFile(step, folder)); // whatever comes now, the old stamp does not hold any more
    if (const auto made = step.make(draft); !made) {
        QFile::remove(draft);
        return made;
    }
    std::error_code error; // replaces what was there in one go, which QFile::rename() would not
    std::filesystem::rename(draft.toStdString(), step.product.toStdString(), error);
    if (error)
        return failure(Error::Kind::Storage, u"%1 cannot be put in its place as %2"_s.arg(draft, step.product));
    QSaveFile stamp(stampFile(step, folder));
    if (!stamp.open(QFile::WriteOnly) || stamp.write(stampOf(step, origin)) < 0 || !stamp.commit())
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(stamp.fileName(), stamp.errorString()));
    return {};
}

}
