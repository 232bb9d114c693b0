#include "ink/textoutline.h"

#include <QFont>
#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;

namespace tonglan {

class tst_TextOutline : public QObject
{
    Q_OBJECT

    static QFont digits(int px)
    {
        QFont font(u"Tonglan Num"_s);
        font.setWeight(QFont::DemiBold);
        font.setPixelSize(px);
        return font;
    }

    /** What a screen draws from the font meanwhile: hinted and unhinted, as text and as outlines, in many sizes. */
    static void drawOthers()
    {
        QImage image(64, 64, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        for (int px = 9; px < 40; ++px) {
            for (const auto hinting : {QFont::PreferFullHinting, QFont::PreferNoHinting}) {
                QFont font = digits(px);
                font.setHintingPreference(hinting);
                painter.setFont(font);
                painter.drawText(QPointF(4, 40), u"7,843?"_s);
                QPainterPath path;
                path.addText(0, 0, font, u"0123456789?"_s);
                painter.drawPath(path);
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QFontDatabase::addApplicationFont(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/fonts/TonglanNum-SemiBold.ttf")) >= 0);
    }

    void isTheSameWhateverWasDrawnBefore()
    {
        QList<QPainterPath> before;
        for (int px = 9; px < 24; ++px)
            before << textOutline(digits(px), u"0123456789?"_s);
        drawOthers();
        for (int px = 23; px >= 9; --px)
            QCOMPARE(textOutline(digits(px), u"0123456789?"_s), before[px - 9]);
    }

    void hasTheSizeOfItsFont()
    {
        const QRectF ten = textOutline(digits(10), u"8"_s).boundingRect();
        const QRectF twenty = textOutline(digits(20), u"8"_s).boundingRect();
        QVERIFY(ten.height() > 6 && ten.height() < 9); // a capital is about seven tenths of its size
        QVERIFY(std::abs(twenty.height() - 2 * ten.height()) < 1e-6);
        QVERIFY(ten.bottom() < 0.2); // it stands on its baseline
    }

    void nothingHasNoOutline() { QVERIFY(textOutline(digits(12), QString()).isEmpty()); }
};

}

QTEST_MAIN(tonglan::tst_TextOutline)
#include "tst_textoutline.moc"
