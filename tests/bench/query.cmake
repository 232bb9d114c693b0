qt_add_executable(bench_query ${CMAKE_CURRENT_LIST_DIR}/bench_query.cpp)
set_target_properties(bench_query PROPERTIES
    QT_QML_MODULE_NO_IMPORT_SCAN TRUE RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
target_include_directories(bench_query PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(bench_query PRIVATE query_fixture)
