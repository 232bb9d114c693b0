# The commands of the project; each does all it needs. `make help` names them.
PRESET := release
BUILD := build/$(PRESET)
BIN := $(BUILD)/bin

.PHONY: help demo run test bench package setup configure programs build format tidy clean

help:
	@echo "make demo     install what is missing, build, and show the demo city (with no display: as PNG files)"
	@echo "make test     install what is missing, build, and run every test"
	@echo "make programs build the programs and the demo city, no tests"
	@echo "make run      build and open the client with the settings of this user"
	@echo "make bench    build and measure; one JSON line a measurement in $(BUILD)/bench.jsonl"
	@echo "make package  build a Debian package (not yet)"
	@echo "make tidy     clang-tidy on every file;  make format  clang-format on every file;  make clean"

setup:
	@packaging/install-dependencies.sh --quiet

configure: setup
	@cmake --preset $(PRESET) --log-level=WARNING

# The programs and the demo city; the tests are built only for `make test` and `make bench`.
programs: configure
	@cmake --build --preset $(PRESET) --target tonglan tonglan-feed tonglan-pack tonglan_demo

build: configure
	@cmake --build --preset $(PRESET)

demo: programs
	@packaging/demo.sh $(BUILD)

run: programs
	@$(BIN)/tonglan

test: build
	@packaging/test.sh $(BUILD)

bench: build
	@tests/bench/run.sh $(BUILD)

package:
	@echo "make package: not yet"

format: setup
	@git ls-files '*.cpp' '*.h' | xargs clang-format-19 -i

tidy:
	@packaging/install-dependencies.sh --quiet --tools
	@cmake --preset tidy --log-level=WARNING
	@cmake --build --preset tidy

clean:
	@rm -rf build
