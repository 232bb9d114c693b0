qt_add_executable(bench_series ${CMAKE_CURRENT_LIST_DIR}/bench_series.cpp)
set_target_properties(bench_series PROPERTIES
    QT_QML_MODULE_NO_IMPORT_SCAN TRUE RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
target_link_libraries(bench_series PRIVATE tonglan_analysis)
