# The commands of the project; each does all it needs. `make help` names them.
PRESET := release
BUILD := build/$(PRESET)
BIN := $(BUILD)/bin
PACK := $(BUILD)/share/tonglan/demo.citypack

.PHONY: help demo run test bench package setup build check-format tidy fuzz-smoke clean

help:
	@echo "make demo     install what is missing, build, and show the demo city (with no display: as PNG files)"
	@echo "make test     install what is missing, build, and run every test"
	@echo "make run      build and open the client with the settings of this user"
	@echo "make bench    build and measure; one JSON line a measurement in $(BUILD)/bench.jsonl"
	@echo "make package  build a Debian package (not yet)"
	@echo "make tidy     clang-tidy on every file;  make format  clang-format on every file;  make clean"

setup:
	@packaging/install-dependencies.sh --quiet

build: setup
	@cmake --preset $(PRESET) --log-level=WARNING
	@cmake --build --preset $(PRESET) -- --quiet || cmake --build --preset $(PRESET)

demo: build
	@packaging/demo.sh $(BUILD)

run: build
	@$(BIN)/tonglan

test: build
	@packaging/test.sh $(BUILD)

bench: build
	@tests/bench/run.sh $(BUILD)

package:
	@echo "make package: not yet"

.PHONY: format
format:
	@packaging/install-dependencies.sh --quiet --tools
	@git ls-files '*.cpp' '*.h' | xargs clang-format-19 -i

check-format:
	@packaging/install-dependencies.sh --quiet --tools
	@git ls-files '*.cpp' '*.h' | xargs clang-format-19 --dry-run -Werror

tidy:
	@packaging/install-dependencies.sh --quiet --tools
	@cmake --preset tidy --log-level=WARNING
	@cmake --build --preset tidy

clean:
	@rm -rf build
