.DEFAULT_GOAL := help
.PHONY: help up down preview test bench lint site airgap kubeconfig sdks pack

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:/ { printf "  make %-8s  %s\n", $$1, $$2 }' Makefile

up: ## a K3s cluster in Docker (the stack of Pulumi.yaml), its kubeconfig in ./kubeconfig
	@scripts/up

down: ## removes that cluster and everything that `make up` made in this folder
	@scripts/down

kubeconfig: ## merges the kubeconfig of `make up` into your own: make kubeconfig [FILE=kubeconfig]
	@scripts/kubeconfig "$(or $(FILE),kubeconfig)"

preview: ## what a stack would create: make preview [STACK=examples/NAME]
	@scripts/preview $(STACK)

test: ## build, lint and every test that can run here; says what cannot and why
	@scripts/test

bench: ## figures: planning of 10, 100 and 1,000 nodes, state per node, start of a program; the lab where there is Docker
	@scripts/bench

lint: ## shellcheck and dotnet format
	@scripts/lint

site: ## the documentation as a site, in .work/site
	@scripts/site

airgap: ## artifacts for hosts without internet: make airgap VERSION=v1.36.1+k3s1 ARCH=arm64 [DIRECTORY=artifacts]
	@scripts/airgap "$(VERSION)" "$(ARCH)" "$(DIRECTORY)"

sdks: ## bindings for TypeScript, Python, Go and Java in sdk/, made by the pulumi CLI
	@scripts/sdks

pack: ## what a release consists of, in .work/pack: packages, plugins, bills of materials, checksums
	@scripts/pack
