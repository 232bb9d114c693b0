#pragma once

#include "tableimport.h"

#include "model/feedhealth.h"

#include <QObject>
#include <QThread>

namespace tonglan {

/** A folder that is watched for tables, on a thread of its own. A table is taken once it has not changed for a while, the one that was changed first before the others;
 *  then a "<name>.report.txt" stands beside it, and a "<name>.refused.csv" where rows were refused. A table is taken again only when its content was changed,
 *  and then takes the place of what was taken of it before. What cannot be read at all gets a report, too. Files of spreadsheets that are being edited ("~$…") and
 *  half copied ones (".part", ".tmp", …) are left alone.
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
        int quietMs = 10'000; ///< So long a table must have stayed the same: copying stops for a while now and then.
        int longestPauseMs = 300'000; ///< Between two tries to take what can't be read.
        int mostTables = 10'000; ///< All others are left alone, and that is said.
    };

    ImportFolder(Options options, const Clock &clock, QObject *parent = nullptr);
    ~ImportFolder() override; ///< Waits for the file under way.

    void start();
    void setCachePath(const QString &path);

Q_SIGNALS:
    void taken(const QString &file, int rows, int refused);
    /** How it is, as of a feed: Waiting while nothing can be taken; Live, with what is wrong with single tables in its detail (English). When it changes, and every
     *  half minute.
     */
    void health(const tonglan::FeedHealth &health);

private:
    class Watch;

    QThread m_thread;
    Watch *m_watch; ///< Lives on the thread, ends with it.
};

}
