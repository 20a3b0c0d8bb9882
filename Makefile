# `make` alone lists what there is to do.
MVN       ?= mvn -B -q
# A small heap at first, as the garbage of the start would stay resident in a large one. What the compiler needed for a while goes back to the
# system, where the JDK knows how (from 17.0.9 on).
JAVA_OPTS ?= -Xms64m -Xmx256m -XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=10000
# A copy, so that a build never changes the jar that a running server reads.
JAR       := target/run/persona.jar
# Classes as the JVM would have loaded them: halves the time to the first answer. Each JDK needs its own, and from 25 on makes a better one.
VM        := $(shell java -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.vm.version = //p')
AOT       := $(shell test "$(firstword $(subst ., ,$(subst +, ,$(VM))))" -ge 25 && echo yes)
CDS       := target/run/persona-$(VM).$(if $(AOT),aot,jsa)
JAVA       = java $(JAVA_OPTS) $(if $(AOT),-XX:AOTCache=,-Xshare:auto -XX:SharedArchiveFile=)$(CDS) -Xlog:disable -Xlog:all=error:stderr
SOURCES   := pom.xml $(shell find openapi src/main -type f)
BUILD_IF_MISSING = @test -f $(JAR) || $(MAKE) -s $(JAR) >&2

SHELL     := /bin/bash -o pipefail
NPM       := src/test/npm
CLIENTS   := target/clients
CLIENTS_NPM := $(NPM)/clients
GENERATOR := target/openapi-generator-cli.jar
LANGUAGES ?= java typescript
CONTRACT  ?= camunda
PART      ?= updates requests peers start
ROUNDS    ?= 3
USERS     ?= 10000 1000000 10000000
BENCH      = PERSONA='$(JAVA) -jar $(JAR)' JAVA_OPTS='$(JAVA_OPTS)' ROUNDS='$(ROUNDS)' USERS='$(USERS)' MVN='$(MVN)' src/bench/bench.sh
# The generator greets at length, five times.
QUIETLY    = 2>&1 | { grep -Ev '^(.\[0m)*(\#.*)?$$' || true; }

.DEFAULT_GOAL := help
.PHONY: help run dev new-contract test generated drift drill browser lint diff outdated tables clients clients-check zitadel-clients deploy-check mock \
        tables-check new-contract-check dev-check checks verify bench bench-quick bench-growth token api-key api-keys revoke-api-key clean

help: ## Lists the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(JAR) $(CDS) ## Builds what is stale and runs the server on port 8080 until Ctrl-C (settings: see README.md)
	@exec $(JAVA) -jar $(JAR) serve

dev: ## Runs the server and keeps it up to date with every file that is saved, until Ctrl-C
	@MVN='$(MVN)' exec src/dev/dev.sh

test: ## Runs the whole test suite
	@$(subst -q,,$(MVN)) test $(QUIETLY)

verify: test ## Everything: make test, and what needs Node.js, a browser or a copy of the tree
	@$(MAKE) checks

checks: tables-check lint diff drift new-contract-check dev-check clients-check zitadel-clients deploy-check browser ## What make verify adds to make test

browser: $(JAR) ## Tests the documentation page and the TypeScript client in a real Chromium
	@test -d $(CLIENTS)/typescript/dist || $(MAKE) -s clients LANGUAGES=typescript
	@src/test/sh/browser.sh $(JAR)

zitadel-clients: $(JAR) ## Calls the server with ZITADEL's npm clients, over gRPC and gRPC-Web
	@src/test/sh/zitadel-clients.sh $(JAR)

lint: $(NPM)/node_modules/.package-lock.json ## Checks the specifications against the rules, and the rules against faults
	@cd $(NPM) && npx --no-install spectral lint --fail-severity hint --ruleset lint/ruleset.mjs '../../../openapi/*.yaml'
	@cd $(NPM) && node --test --test-reporter=spec lint/

diff: target/test-classpath ## Says what changed in the contracts since their release; fails on a silent break
	@mkdir -p target/diff
	@javac -nowarn -proc:none --release 17 -cp "$$(cat $<)" -d target/diff src/test/java/dev/persona/gate/diff/*.java
	@java -XX:TieredStopAtLevel=1 -Dlogback.configurationFile=src/main/resources/logback.xml -cp "target/diff:$$(cat $<)" dev.persona.gate.diff.Main openapi CHANGELOG.md

outdated: target/persona.jar ## Names what is in the jar and behind the newest patch release of its line; asks Maven Central
	@MVN='$(MVN)' src/main/sh/outdated.sh target/persona-sbom.json $(shell sed -n 's:.*<versions-maven-plugin.version>\(.*\)<.*:\1:p' pom.xml)

deploy-check: $(NPM)/deploy/node_modules/.package-lock.json ## Checks the files in deploy/, and the checks against planted faults
	@src/test/sh/deploy.sh

generated: ## Sends requests made from the specifications: make generated REQUESTS=100000 SEED=7
	@$(MVN) test -Dtest=GeneratedRequestsTest -Drequests='$(REQUESTS)' -Dseed='$(SEED)' -Dcase='$(CASE)' $(QUIETLY)

drift: ## Plants faults in specifications and handlers, and shows that each is found and named: make drift DRIFT=everywhere
	@$(MVN) test -Dtest='*Drift' -Ddrift='$(DRIFT)' -Dmvn='$(MVN)' $(QUIETLY)

drill: $(JAR) $(CDS) target/test-classpath ## Breaks what the server runs on, and compares with docs/promises.md: make drill DRILL="kill-database racers"
	@src/drill/drill.sh "$$(cat target/test-classpath)" '$(JAVA) -jar $(JAR)' $(DRILL)

new-contract: ## Lays down a new contract: make new-contract NAME=acme
	@src/contract-template/new-contract.sh '$(NAME)'

clients: $(GENERATOR) $(CLIENTS_NPM)/node_modules/.package-lock.json ## Builds clients into target/clients: make clients LANGUAGES="java typescript"
	@OPENAPI_GENERATOR=$(GENERATOR) src/clients/generate.sh openapi $(CLIENTS) $(LANGUAGES)
ifneq ($(filter java,$(LANGUAGES)),)
	@$(MVN) -f $(CLIENTS)/java/pom.xml package -DskipTests $(QUIETLY)
endif
ifneq ($(filter typescript,$(LANGUAGES)),)
	@$(CLIENTS_NPM)/node_modules/.bin/tsc -p $(CLIENTS)/typescript
endif

clients-check: $(JAR) ## Runs one scenario with every client, present and released, the vendors' among them, on a real server
	@$(MAKE) -s clients LANGUAGES='java typescript'
	@OPENAPI_GENERATOR=$(GENERATOR) src/test/sh/clients.sh $(JAR) $(CLIENTS)

mock: $(CLIENTS_NPM)/node_modules/.package-lock.json ## Serves one specification's examples on port 4010: make mock CONTRACT=camunda
	@exec $(CLIENTS_NPM)/node_modules/.bin/prism mock --port 4010 'openapi/$(CONTRACT).yaml'

tables: ## Writes the table of contracts in README.md from the specifications
	@src/main/sh/tables.sh

tables-check: ## Says whether the table of contracts is up to date
	@src/main/sh/tables.sh --check

bench: $(JAR) $(CDS) ## Measures the server beside pgbench and its peers, and writes docs/performance.md: make bench PART="updates peers"
	@$(BENCH) $(PART)

bench-quick: $(JAR) $(CDS) ## Measures the ratios that matter in two minutes, beside the recorded ones
	@$(BENCH) quick

bench-growth: $(JAR) $(CDS) ## Measures updates with up to 10 million users, and what a million updates leave behind
	@$(BENCH) growth bloat

new-contract-check: ## Lays down a contract on a copy of the tree, builds it and runs its test
	@MVN='$(MVN)' src/contract-template/check.sh

dev-check: ## Edits a contract on a copy of the tree under make dev, and measures
	@MVN='$(MVN)' src/dev/check.sh

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

$(CLIENTS_NPM)/node_modules/.package-lock.json: $(CLIENTS_NPM)/package-lock.json
	@cd $(CLIENTS_NPM) && npm ci --no-audit --no-fund --loglevel=error >&2
	@touch $@

$(GENERATOR): pom.xml
	@$(MVN) dependency:copy -Dartifact=org.openapitools:openapi-generator-cli:$(shell sed -n 's:.*<openapi-generator.version>\(.*\)<.*:\1:p' pom.xml) \
	    -DoutputDirectory=$(@D) -Dmdep.stripVersion >&2
	@touch $@

$(NPM)/deploy/node_modules/.package-lock.json: $(NPM)/deploy/package-lock.json
	@cd $(NPM)/deploy && npm ci --no-audit --no-fund --loglevel=error >&2
	@touch $@

$(NPM)/node_modules/.package-lock.json: $(NPM)/package-lock.json
	@cd $(NPM) && npm ci --no-audit --no-fund --loglevel=error >&2
	@touch $@

target/test-classpath: pom.xml
	@mkdir -p $(@D)
	@$(MVN) dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=$(CURDIR)/$@ >&2

# A server on data of its own starts, answers once, and stops; what it loaded is the archive.
$(CDS): $(JAR)
	@src/main/sh/train.sh $(JAR) $@ >&2
