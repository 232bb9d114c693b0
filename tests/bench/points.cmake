qt_add_executable(bench_points ${CMAKE_CURRENT_LIST_DIR}/bench_points.cpp)
set_target_properties(bench_points PROPERTIES
    QT_QML_MODULE_NO_IMPORT_SCAN TRUE RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
target_include_directories(bench_points PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(bench_points PRIVATE query_fixture)
