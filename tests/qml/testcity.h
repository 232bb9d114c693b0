#pragma once

#include "query/querytest.h"

#include <Stage/scenestore.h>
#include <map/coordinatereadout.h>
#include <query/commandmodel.h>
#include <query/healthmodel.h>
#include <query/sceneselection.h>

#include <QImage>
#include <QQuickItem>
#include <QTemporaryDir>
#include <QTranslator>

namespace tonglan::test {

/** What the application gives to QML, over a small city in a temporary cache whose clock stands still. */
class TestCity : public QObject
{
    Q_OBJECT
    Q_PROPERTY(tonglan::QueryRunner *runner READ runner CONSTANT)
    Q_PROPERTY(tonglan::WallClock *clock READ clock CONSTANT)
    Q_PROPERTY(tonglan::HealthModel *health READ health CONSTANT)
    Q_PROPERTY(tonglan::CommandModel *commands READ commands CONSTANT)
    Q_PROPERTY(QString mapFile READ mapFile CONSTANT)
    Q_PROPERTY(QList<tonglan::SceneObject *> scenes READ scenes CONSTANT)

public:
    explicit TestCity(QObject *parent = nullptr);
    ~TestCity() override;

    [[nodiscard]] QueryRunner *runner() { return &m_city.runner; }
    [[nodiscard]] WallClock *clock() { return &m_city.clock; }
    [[nodiscard]] HealthModel *health() { return &m_health; }
    [[nodiscard]] CommandModel *commands() { return &m_commands; }
    [[nodiscard]] QString mapFile() const { return QStringLiteral(TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles"); }
    [[nodiscard]] QList<SceneObject *> scenes() const { return m_scenes.scenes(); }

    /** Puts the small city, two indicators with a day of readings, and events of every level into the cache. */
    Q_INVOKABLE void fill();
    /** The event @p id is of a feed that takes actions: what is asked is answered as "queued", and by report() as anything. */
    Q_INVOKABLE void goLive();
    /** From now on nobody says whether an action was stored, until decline() says that the last one was not. */
    Q_INVOKABLE void holdReceipts() { m_holdsReceipts = true; }
    Q_INVOKABLE void decline(const QString &detail) { m_commands.setReceipt({.detail = detail}); }
    /** The last command that was asked for, or the one of @p key, is in @p state now. */
    Q_INVOKABLE void report(int state, int httpStatus, const QString &title);
    [[nodiscard]] Q_INVOKABLE QStringList asked() const { return m_asked; } ///< "type id args", in order; "resend key", "discard key".
    /** The feed says of the objection @p number to the congestion of the city what has become of it (Objection::State); asks nothing of the outbox. */
    Q_INVOKABLE void putObjection(const QString &number, int state, const QString &answer);
    /** The last command that was asked for has ended in the change stream. */
    Q_INVOKABLE void confirm() { report(int(CommandState::Confirmed), 0, {}); }
    Q_INVOKABLE void settle() { m_city.settle(); }
    Q_INVOKABLE void pass(double ms) { m_city.pass(TimeMs(ms)); }
    /** Tells @p feeds (maps of the fields of FeedHealth; ages and waits in ms: "good" ago, "next" ahead, "audit" ago), as the sync thread does. */
    Q_INVOKABLE void setFeeds(const QVariantList &feeds);
    /** A feed takes actions, and they can be stored or not. */
    Q_INVOKABLE void setOutbox(bool open, const QString &detail);
    /** The city is played from a pack. */
    Q_INVOKABLE void setRecorded(bool recorded) { m_health.setRecorded(recorded); }
    /** The same for the cache: mode, detail, bytes, free, quarantined, rebuilt. */
    Q_INVOKABLE void setCache(const QVariantMap &cache);
    /** Registers @p count sources of which @p late are late and @p stale stale. */
    Q_INVOKABLE void addSources(int count, int late, int stale);
    /** Refuses @p count records, some of them with text that tries to deceive. */
    Q_INVOKABLE void refuse(int count);
    /** "zh_CN" or "en", with the shipped translation. */
    Q_INVOKABLE void setLanguage(const QString &language);
    Q_INVOKABLE void markAreas(); ///< A flood zone with a hole at 22.4, 114.2, a plan area to its west, and one whose outline is no area.
    Q_INVOKABLE void addZones(); ///< Z1 around 22.4, 114.2 with the events of fill() in it, and Z2 without an outline; both below the city.
    /** Figures in every state, "g.fresh" … "g.beyond" and "g.district", the two districts of readDistricts(), and a work order that nobody has accepted. */
    Q_INVOKABLE void showStates();
    /** "@p state.1" … "@p state.4" of city and districts: a day by the hour of figures that are all "good", "zero", "late", "stale", "withheld" or "none". */
    Q_INVOKABLE void putState(const QString &state);
    /** Every panel type there is: name, and keys it takes. */
    [[nodiscard]] Q_INVOKABLE static QVariantList panelTypes();
    /** How far apart two pictures are: the share of pixels whose grey differs by more than a tenth, the smaller cut from the upper left of the larger. */
    [[nodiscard]] Q_INVOKABLE static double difference(const QImage &a, const QImage &b);
    /** @p picture as a grey print of @p levels steps. */
    [[nodiscard]] Q_INVOKABLE static QImage printed(const QImage &picture, int levels);
    Q_INVOKABLE static bool keep(const QImage &picture, const QString &file) { return picture.save(file); }
    Q_INVOKABLE void fillBeyond(); ///< "x.level" is beyond a red limit.
    Q_INVOKABLE void warn(int level); ///< A warning of this Level is in force.
    Q_INVOKABLE void readDistricts(); ///< Air quality of two districts, of which one is late; the outlines lie side by side.
    /** As the settings would give it. */
    [[nodiscard]] Q_INVOKABLE static QVariant cityGrid() { return QVariant::fromValue(NamedGrid{{.centralMeridian = 114.178556, .falseEasting = 836'694.05, .falseNorthing = -1'640'000}, QStringLiteral("HK 1980")}); }
    /** The city's own list of indicators, as TOML; before anything is shown. */
    Q_INVOKABLE void setRegister(const QString &toml);
    /** The rules of this client, as TOML; before anything is shown. */
    Q_INVOKABLE void setRules(const QString &toml);
    /** Another reading of fill()'s indicators or of a new one: @p quality as of Reading::Quality, @p age in ms. */
    Q_INVOKABLE void read(const QString &code, double value, int quality, double age);
    /** A department forecasts "power.load" for the next ten hours; issued so many ms ago. */
    Q_INVOKABLE void forecast(double age);
    Q_INVOKABLE void readOf(const QString &source, const QString &code, double value); ///< What another source says of it now.
    /** A file that is not there yet, and is gone with this city. */
    [[nodiscard]] Q_INVOKABLE QString spareFile(const QString &name) const { return m_dir.filePath(name); }
    /** Where pictures are kept for people to look at. */
    Q_INVOKABLE static QString picture(const QString &name);
    /** Text items under @p root that lose letters, by their text; those whose text comes from a feed may. */
    Q_INVOKABLE static QStringList clippedTexts(QQuickItem *root);

private:
    QTemporaryDir m_dir;
    QueryTest m_city;
    HealthModel m_health;
    CommandModel m_commands;
    CommandStatus m_last;
    QStringList m_asked;
    bool m_holdsReceipts = false;
    SceneStore m_scenes;
    QTranslator m_translator;
};

}
