# Who may know whom. The layer numbers are those of ARCHITECTURE.md; a wrong edge stops the configure step.

# tonglan_check_layers(<target> <layer> <tonglan targets>...)
function(tonglan_check_layers name own_layer)
    foreach(dep IN LISTS ARGN)
        if(NOT TARGET ${dep})
            message(FATAL_ERROR "${name} depends on ${dep}, which is not defined (yet): add it first, in a lower layer")
        endif()
        get_target_property(layer ${dep} TONGLAN_LAYER)
        if(NOT layer MATCHES "^[0-9.]+$")
            message(FATAL_ERROR "${name} depends on ${dep}, which has no layer: use QT or LIBRARIES for outside libraries")
        endif()
        if(NOT layer LESS own_layer)
            message(FATAL_ERROR "${name} (layer ${own_layer}) may not depend on ${dep} (layer ${layer})")
        endif()
    endforeach()
endfunction()

# tonglan_library(<name> LAYER <n> [DEPENDS <tonglan targets>...] [QT <modules>...] [LIBRARIES <others>...])
# Headers are included by their folder: #include "model/event.h".
function(tonglan_library name)
    cmake_parse_arguments(arg "" "LAYER" "DEPENDS;QT;LIBRARIES" ${ARGN})
    qt_add_library(${name} STATIC)
    set_target_properties(${name} PROPERTIES TONGLAN_LAYER ${arg_LAYER})
    tonglan_check_layers(${name} ${arg_LAYER} ${arg_DEPENDS})
    list(TRANSFORM arg_QT PREPEND Qt6::)
    target_link_libraries(${name} PUBLIC tonglan_options ${arg_DEPENDS} ${arg_QT} ${arg_LIBRARIES})
    target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/..)
    if(Qt6::Quick IN_LIST arg_QT)
        tonglan_use_precompiled(${name} quick)
    else()
        tonglan_use_precompiled(${name} core)
    endif()
endfunction()

# tonglan_qml_library(<name> LAYER <n> URI <uri> [DEPENDS …] [QT …] [LIBRARIES …] [IMPORTS …] [SOURCES …] [QML_FILES …])
# One folder = one QML module, linked statically; its plugin is <name>plugin.
function(tonglan_qml_library name)
    cmake_parse_arguments(arg "" "LAYER;URI" "DEPENDS;QT;LIBRARIES;IMPORTS;SOURCES;QML_FILES;RESOURCES;SINGLETONS" ${ARGN})
    tonglan_library(${name} LAYER ${arg_LAYER} DEPENDS ${arg_DEPENDS} QT ${arg_QT} Qml LIBRARIES ${arg_LIBRARIES})
    if(arg_SINGLETONS)
        set_source_files_properties(${arg_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
    endif()
    qt_add_qml_module(${name}
        URI ${arg_URI}
        VERSION 1.0
        IMPORTS ${arg_IMPORTS}
        SOURCES ${arg_SOURCES}
        QML_FILES ${arg_SINGLETONS} ${arg_QML_FILES}
        RESOURCES ${arg_RESOURCES}
    )
    # Qt generates these two, a file of boilerplate each.
    tonglan_use_precompiled(${name}plugin core)
    if(TARGET ${name}plugin_init)
        tonglan_use_precompiled(${name}plugin_init core)
    endif()
endfunction()

# tonglan_executable(<name> LIBRARIES … [PLUGINS <qml library>…] SOURCES …)
# Static QML plugins are linked by name: the import scan would ask for Qt's own plugins, which are loaded at run time.
function(tonglan_executable name)
    cmake_parse_arguments(arg "" "" "LIBRARIES;PLUGINS;SOURCES" ${ARGN})
    qt_add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES
        QT_QML_MODULE_NO_IMPORT_SCAN TRUE
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
    list(TRANSFORM arg_PLUGINS APPEND plugin OUTPUT_VARIABLE plugins)
    target_link_libraries(${name} PRIVATE tonglan_options ${arg_LIBRARIES} ${arg_PLUGINS} ${plugins})
endfunction()
