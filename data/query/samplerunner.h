#pragma once

#include "queryrunner.h"

#include <QPointer>

namespace tonglan {

/** A runner whose questions are never answered, or all fail: for boards that show what a panel looks like then. The models that ask it are the real ones;
 *  language and time zone are those of the runner that it stands in for. GUI thread.
 */
class SampleRunner : public QueryRunner
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::QueryRunner *like READ like WRITE setLike NOTIFY likeChanged)
    Q_PROPERTY(bool fails READ fails WRITE setFails NOTIFY failsChanged)

public:
    explicit SampleRunner(QObject *parent = nullptr);

    [[nodiscard]] QueryRunner *like() const { return m_like; } ///< The one that it stands in for.
    void setLike(QueryRunner *like);
    [[nodiscard]] bool fails() const { return m_fails; } ///< Default false: no question is answered. Once it fails, it goes on failing.
    void setFails(bool fails);

Q_SIGNALS:
    void likeChanged();
    void failsChanged();

private:
    void follow();

    QPointer<QueryRunner> m_like;
    bool m_fails = false;
};

}
