qt_add_executable(bench_rules ${CMAKE_CURRENT_LIST_DIR}/bench_rules.cpp)
set_target_properties(bench_rules PROPERTIES
    QT_QML_MODULE_NO_IMPORT_SCAN TRUE RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
target_link_libraries(bench_rules PRIVATE tonglan_analysis)
