# make chat                        talk with the coach: make chat ARGS="--script start_talk"
# make test                        build and run every test
# make release                     the program as it is installed: .build/release/afterword
# make fuzz SECONDS=600            bytes that nobody would send, for whatever reads bytes; so long for each reader
# make sanitize                    every test under the thread sanitizer, then under the address sanitizer
# make format, make lint           Swift code as .swift-format wants it; the book that ships
.PHONY: chat test release fuzz sanitize format lint

chat:
	@.ci/setup
	@.ci/fresh
	@swift build --product afterword
	@"$$(swift build --show-bin-path)/afterword" chat $(ARGS)

# Servers and programs that answer within a time are not tested beside what keeps every core busy for minutes.
test: SERVING = ^(ChannelsTests|ConversationTests|HTTPTests|StorageTests|WebTests)\.
test:
	@.ci/setup test
	@.ci/fresh
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build --disable-xctest --filter '$(SERVING)'
	swift test --skip-build --disable-xctest --filter '^AfterwordTests\.'
	swift test --skip-build --disable-xctest --skip '$(SERVING)|^AfterwordTests\.'

# On Linux with Swift's own libraries inside; on macOS they are part of the system.
release: STATIC = $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
release:
	@.ci/setup
	@.ci/fresh
	swift build -c release --product afterword $(STATIC)

fuzz: SECONDS = 30
fuzz:
	@Fuzzing/run $(SECONDS) $(TARGETS)

sanitize:
	@.ci/setup test
	@.ci/fresh
	@.ci/sanitize

format:
	swift format -i -p -r Sources Tests Fuzzing/Sources Package.swift Fuzzing/Package.swift

lint:
	@.ci/setup
	@.ci/fresh
	@swift build --product afterword
	@"$$(swift build --show-bin-path)/afterword" lint $(ARGS)
