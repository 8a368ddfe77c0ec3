"""Which settings a target takes from whoever calls it, and what the file says of them."""

from planning.commands.grounding.entries import Variable
from resources.repository.formats.make_variables import variables_of

MAKEFILE = """\
ENV ?= local
IMAGE = registry.example.com/api
VERSION := $(shell git describe)
REF = $(IMAGE):$(VERSION)

.PHONY: smoke push deploy

# ENV is local, staging or prod.
smoke:
\tpytest --env $(ENV) $(PYTEST_ARGS)

push:
\tdocker push $(REF)

deploy: push ## to CLUSTER
\t./bin/ship ${CLUSTER} $$HOME "$(ENV)"

clean:
\trm -rf build
"""


def test_a_target_takes_what_its_recipe_and_those_before_it_use() -> None:
    found = variables_of(MAKEFILE)

    assert found["smoke"] == (Variable("ENV", "local", "ENV is local, staging or prod."),)
    assert found["push"] == (Variable("VERSION", "$(shell git describe)"),)
    assert [variable.name for variable in found["deploy"]] == ["CLUSTER", "ENV", "VERSION"]
    assert found["clean"] == ()


def test_targets_that_need_each_other_end() -> None:
    assert [one.name for one in variables_of("a: b\n\techo $(X)\nb: a\n\techo $(Y)\n")["a"]] == ["X", "Y"]
