if(TARGET tonglan_app)
tonglan_executable(bench_live
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/bench_live.cpp ${CMAKE_CURRENT_LIST_DIR}/livefeed.cpp ${CMAKE_CURRENT_LIST_DIR}/livefeed.h
    LIBRARIES tonglan_app test_support SQLiteCpp SQLite::SQLite3 Qt6::Test
    PLUGINS tonglan_query tonglan_map tonglan_chart tonglan_ui tonglan_panels tonglan_stage tonglan_shell)
set_target_properties(bench_live PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
target_include_directories(bench_live PRIVATE ${PROJECT_SOURCE_DIR}/tests ${CMAKE_CURRENT_LIST_DIR})
endif()
