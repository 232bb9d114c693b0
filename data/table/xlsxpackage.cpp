#include "xlsxpackage.h"

#include <zip.h>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr zip_int64_t mostParts = 10'000;

class XlsxPackage::Part final : public QIODevice
{
public:
    Part(XlsxPackage &package, zip_file_t *file, qint64 most)
        : m_package(package)
        , m_file(file)
        , m_most(most)
        , m_own(most)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    ~Part() override { zip_fclose(m_file); }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (m_package.m_left < 0)
            return -1;
        const auto wanted = std::min(most, m_package.m_left + 1); // one more shows that there would be more
        const auto got = zip_fread(m_file, data, zip_uint64_t(wanted));
        if (got < 0) {
            if (m_package.m_problem.isEmpty())
                m_package.m_problem = QString::fromUtf8(zip_file_strerror(m_file));
            return -1;
        }
        m_package.m_left -= got;
        m_own -= got;
        if (m_own < 0) {
            m_package.m_problem = u"it is larger than %1 bytes"_s.arg(m_most);
            return -1;
        }
        return got > 0 && m_package.m_left >= 0 ? got : -1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    XlsxPackage &m_package;
    zip_file_t *m_file;
    qint64 m_most;
    qint64 m_own; ///< Left of these.
};

XlsxPackage::XlsxPackage(zip *archive, qint64 unpackedBytes)
    : m_archive(archive)
    , m_left(unpackedBytes)
{
}

XlsxPackage::~XlsxPackage()
{
    zip_discard(m_archive);
}

Result<std::unique_ptr<XlsxPackage>> XlsxPackage::open(const QByteArray &bytes, qint64 unpackedBytes)
{
    zip_error_t error;
    zip_error_init(&error);
    const auto refuse = [&error] {
        const auto why = QString::fromUtf8(zip_error_strerror(&error));
        zip_error_fini(&error);
        return failure(Error::Kind::Invalid, u"not a whole XLSX file: %1"_s.arg(why));
    };
    auto *source = zip_source_buffer_create(bytes.constData(), zip_uint64_t(bytes.size()), 0, &error);
    if (!source)
        return refuse();
    auto *archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!archive) {
        zip_source_free(source);
        return refuse();
    }
    zip_error_fini(&error);
    std::unique_ptr<XlsxPackage> package(new XlsxPackage(archive, unpackedBytes));
    if (zip_get_num_entries(archive, 0) > mostParts)
        return failure(Error::Kind::Invalid, u"more than %1 parts: no XLSX file has so many"_s.arg(mostParts));
    return package;
}

std::unique_ptr<QIODevice> XlsxPackage::part(const QString &name, qint64 most)
{
    auto *file = zip_fopen(m_archive, name.toUtf8().constData(), ZIP_FL_NOCASE);
    return file ? std::make_unique<Part>(*this, file, most) : nullptr;
}

}
