qt_add_executable(bench_cache ${CMAKE_CURRENT_LIST_DIR}/bench_cache.cpp)
set_target_properties(bench_cache PROPERTIES
    QT_QML_MODULE_NO_IMPORT_SCAN TRUE RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
target_link_libraries(bench_cache PRIVATE tonglan_cache)
