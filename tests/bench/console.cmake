qt_add_executable(bench_console ${CMAKE_CURRENT_LIST_DIR}/bench_console.cpp)
set_target_properties(bench_console PROPERTIES
    QT_QML_MODULE_NO_IMPORT_SCAN TRUE RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
target_include_directories(bench_console PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(bench_console PRIVATE query_fixture)
