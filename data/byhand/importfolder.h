#pragma once

#include "tableimport.h"

#include <QHash>
#include <QObject>
#include <QThread>
#include <QTimer>

namespace tonglan {

/** A folder that is watched for tables, on a thread of its own. A table is taken once it has stayed the same between two looks; then a
 *  "<name>.report.txt" stands beside it, and a "<name>.refused.csv" where rows were refused. A table is taken again only when it was changed. What cannot be read
 *  at all gets a report, too. Files of spreadsheets that are being edited ("~$…") and half copied ones (".part", ".tmp", …) are left alone.
 */
class ImportFolder : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString folder = {};
        QString vault = {};
        QString cachePath = {}; ///< What indicators and regions there are.
        ImportOptions import = {}; ///< Without the moment, which is that of each import.
        int everyMs = 2'000;
    };

    ImportFolder(Options options, const Clock &clock, QObject *parent = nullptr);
    ~ImportFolder() override; ///< Waits for the file under way.

    void start();
    void setCachePath(const QString &path);

Q_SIGNALS:
    void taken(const QString &file, int rows, int refused);
    void trouble(const QString &detail); ///< English; once, until it is over.

private:
    class Watch;

    QThread m_thread;
    Watch *m_watch; ///< Lives on the thread, ends with it.
};

}
