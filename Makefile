# `make` alone lists what there is to do.
MVN       ?= mvn -B -q
JAVA_OPTS ?= -Xmx256m -XX:+UseSerialGC
# A copy, so that a build never changes the jar that a running server reads.
JAR       := target/run/persona.jar
# Classes as the JVM would have loaded them: halves the time to the first answer. Each JDK needs its own.
CDS       := target/run/persona-$(shell java -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.vm.version = //p').jsa
JAVA       = java $(JAVA_OPTS) -Xshare:auto -XX:SharedArchiveFile=$(CDS) -Xlog:disable -Xlog:all=error:stderr
SOURCES   := pom.xml $(shell find openapi src/main -type f)
BUILD_IF_MISSING = @test -f $(JAR) || $(MAKE) -s $(JAR) >&2

SHELL     := /bin/bash -o pipefail
# The generator greets at length, five times.
QUIETLY    = 2>&1 | { grep -Ev '^(.\[0m)*(\#.*)?$$' || true; }

.DEFAULT_GOAL := help
.PHONY: help run test generated token api-key api-keys revoke-api-key clean

help: ## Lists the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(JAR) $(CDS) ## Builds what is stale and runs the server on port 8080 until Ctrl-C (settings: see README.md)
	@exec $(JAVA) -jar $(JAR) serve

test: ## Runs the whole test suite
	@$(subst -q,,$(MVN)) test $(QUIETLY)

generated: ## Sends requests made from the specifications: make generated REQUESTS=100000 SEED=7
	@$(MVN) test -Dtest=GeneratedRequestsTest -Drequests='$(REQUESTS)' -Dseed='$(SEED)' -Dcase='$(CASE)' $(QUIETLY)

token: ## Prints a token for a user: make -s token USER_ID=alice
	$(BUILD_IF_MISSING)
	@$(JAVA) -XX:TieredStopAtLevel=1 -jar $(JAR) token '$(USER_ID)'

api-key: ## Prints a new API key: make -s api-key NAME=ci
	$(BUILD_IF_MISSING)
	@$(JAVA) -XX:TieredStopAtLevel=1 -jar $(JAR) api-key create '$(NAME)'

api-keys: ## Lists the API keys
	$(BUILD_IF_MISSING)
	@$(JAVA) -XX:TieredStopAtLevel=1 -jar $(JAR) api-key list

revoke-api-key: ## Revokes an API key: make revoke-api-key NAME=ci
	$(BUILD_IF_MISSING)
	@$(JAVA) -XX:TieredStopAtLevel=1 -jar $(JAR) api-key revoke '$(NAME)'

clean: ## Deletes what was built; the data stays
	rm -rf target

target/persona.jar: $(SOURCES)
	@$(MVN) package -DskipTests $(QUIETLY) >&2
	@touch $@

$(JAR): target/persona.jar
	@mkdir -p $(@D) && cp $< $@.new && mv $@.new $@

# A server on data of its own starts, answers once, and stops; what it loaded is the archive.
$(CDS): $(JAR)
	@src/main/sh/train.sh $(JAR) $@ >&2
