# Headers that nearly every file reads, parsed once for all targets: it halves the build. Three sets, because a compiler takes a
# precompiled header only where macros and flags agree: libraries without and with Qt Quick, and tests. Off: -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON,
# as the preset tidy has it, which finds the includes that a file forgot.
set(TONGLAN_CORE_HEADERS
    <algorithm> <array> <chrono> <cmath> <functional> <map> <memory> <numeric> <optional> <ranges> <span> <string> <string_view> <variant> <vector>
    <QByteArray> <QCoreApplication> <QCryptographicHash> <QDateTime> <QDebug> <QDir> <QFile> <QFileInfo> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject>
    <QList> <QLocale> <QLoggingCategory> <QObject> <QPointer> <QSet> <QString> <QStringList> <QTextStream> <QThread> <QTimeZone> <QTimer> <QUrl> <QVariant>)
set(TONGLAN_QUICK_HEADERS
    <QColor> <QFont> <QFontMetricsF> <QGuiApplication> <QImage> <QPainter> <QPainterPath> <QQmlContext> <QQmlEngine> <QQuickItem> <QQuickPaintedItem> <QQuickWindow>
    <QtQml/qqmlprivate.h>)
set(TONGLAN_TEST_HEADERS <QMetaMethod> <QRandomGenerator> <QTemporaryDir>)

file(WRITE ${PROJECT_BINARY_DIR}/precompiled/library.cpp "")
file(WRITE ${PROJECT_BINARY_DIR}/precompiled/program.cpp "int main() {}\n")

function(tonglan_precompile target)
    target_link_libraries(${target} PRIVATE tonglan_options)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    set_target_properties(${target} PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
endfunction()

add_library(tonglan_precompiled_core OBJECT ${PROJECT_BINARY_DIR}/precompiled/library.cpp)
target_link_libraries(tonglan_precompiled_core PRIVATE Qt6::Core)
tonglan_precompile(tonglan_precompiled_core ${TONGLAN_CORE_HEADERS})

add_library(tonglan_precompiled_quick OBJECT ${PROJECT_BINARY_DIR}/precompiled/library.cpp)
target_link_libraries(tonglan_precompiled_quick PRIVATE Qt6::Quick)
tonglan_precompile(tonglan_precompiled_quick ${TONGLAN_CORE_HEADERS} ${TONGLAN_QUICK_HEADERS})

# tonglan_use_precompiled(<target> core|quick|test)
function(tonglan_use_precompiled target set)
    target_precompile_headers(${target} REUSE_FROM tonglan_precompiled_${set})
endfunction()
