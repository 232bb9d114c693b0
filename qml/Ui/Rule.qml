import QtQuick

/** A hairline above a card or a row. */
Rectangle {
    id: root

    required property Look look
    property bool faint: true

    color: root.faint ? root.look.colors.lineFaint : root.look.colors.lineBase
    height: Math.max(1, Math.floor(root.look.u))
}
