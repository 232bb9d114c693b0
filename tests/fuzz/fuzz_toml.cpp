#include "target.h"

#include "feed/config.h"
#include "mapcore/mapstyle.h"
#include "scene/load.h"

#include <QFile>
#include <QTemporaryDir>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Files that people write: scenes, map styles and feeds. Every problem names its file. */
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = test::bytesOf(data, size);
    for (const Problem &problem : parseScene(bytes, u"scene.toml"_s).problems)
        test::require(problem.file == "scene.toml"_L1 && !problem.message.isEmpty(), "a problem without a file or a message");
    (void)MapStyle::parse(bytes, u"style.toml"_s);

    static const QTemporaryDir folder;
    const QString path = folder.filePath(u"feeds.toml"_s);
    QFile file(path);
    test::require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "temporary folder");
    file.close();
    for (const Problem &problem : loadFeeds(path).problems)
        test::require(problem.file == path && !problem.message.isEmpty(), "a problem without a file or a message");
    return 0;
}
