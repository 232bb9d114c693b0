qt_add_executable(bench_map ${CMAKE_CURRENT_LIST_DIR}/bench_map.cpp)
set_target_properties(bench_map PROPERTIES
    QT_QML_MODULE_NO_IMPORT_SCAN TRUE RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
target_compile_definitions(bench_map PRIVATE TONGLAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(bench_map PRIVATE tonglan_mapcore)
