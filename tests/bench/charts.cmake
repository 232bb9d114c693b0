tonglan_executable(bench_charts
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/bench_charts.cpp
    LIBRARIES query_fixture tonglan_chart tonglan_panels tonglan_ui Qt6::Quick Qt6::Widgets Qt6::Test
    PLUGINS tonglan_query tonglan_map tonglan_chart tonglan_ui tonglan_panels)
set_target_properties(bench_charts PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
target_include_directories(bench_charts PRIVATE ${PROJECT_SOURCE_DIR}/tests)
