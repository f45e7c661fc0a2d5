# demo   the story, told by a throw-away world
# test   everything that must hold, in one run
# check  the fast part of it
# bench  the figures of docs/benchmarks.md, measured here and now
.PHONY: demo test check bench build format

JAVA_HOME := $(shell tools/java-home)
export JAVA_HOME
ifeq ($(JAVA_HOME),)
$(error no JDK 25)
endif

demo: build
	@./culvert demo

build:
	@tools/build

test:
	mvn -B -ntp verify

check:
	mvn -B -ntp -DexcludedGroups=slow,clients verify

bench: build
	mvn -q -B -DskipTests test-compile
	@tools/bench

format:
	mvn -q -B spotless:apply
