qt_add_executable(bench_cap ${CMAKE_CURRENT_LIST_DIR}/bench_cap.cpp)
set_target_properties(bench_cap PROPERTIES
    QT_QML_MODULE_NO_IMPORT_SCAN TRUE RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
target_link_libraries(bench_cap PRIVATE tonglan_feed)
