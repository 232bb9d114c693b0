if(TARGET tonglan_map)
qt_add_executable(bench_basemap ${CMAKE_CURRENT_LIST_DIR}/bench_basemap.cpp)
set_target_properties(bench_basemap PROPERTIES
    QT_QML_MODULE_NO_IMPORT_SCAN TRUE RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
target_link_libraries(bench_basemap PRIVATE demo_map tonglan_map Qt6::Quick)
endif()
