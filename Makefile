# make chat                        talk with the coach: make chat ARGS="--script start_talk"
# make test                        build and run every test
# make format, make lint           Swift code as .swift-format wants it; the book that ships
.PHONY: chat test format lint

chat:
	@.ci/setup
	@.ci/fresh
	@swift build --product afterword
	@"$$(swift build --show-bin-path)/afterword" chat $(ARGS)

test:
	@.ci/setup test
	@.ci/fresh
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build --disable-xctest

format:
	swift format -i -p -r Sources Tests Package.swift

lint:
	@.ci/setup
	@.ci/fresh
	@swift build --product afterword
	@"$$(swift build --show-bin-path)/afterword" lint $(ARGS)
