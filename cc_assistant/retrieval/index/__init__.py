"""The index: everything that questions are answered from, made from a library and never written again.

Nothing is imported here: a question must not pay for what only a build needs.

Build and care (`build`, `status`, `clean`, `manifest`)::

    manifest = build_index(library, root, encoder, knowledge=fingerprint, now=now, progress=progress)
    origin_of(fingerprint, encoder).fingerprint == manifest.fingerprint   # is it still the right one?
    index_status(root); verify_index(root); clean_indexes(root, now=now)

Reading (`opened`; every part is opened when it is first used; damage raises `IndexFault`)::

    index = open_index(root)               # reads one manifest, looks at sizes
    index.count, index.manifest            # number of passages; origin, counts, created
    index.has_vectors                      # False: built without an encoder
    index.is_current()                     # False once another build was put into use

    index.passages([4, 2]), index.ids([4, 2]), index.positions(["a-01"])
    index.passage("a-01"), index.source("a"), index.sources(["a", "b"])
    index.documents("theme", Theme), index.document("theme", "rural", Theme), index.document_json("role")
                                           # kinds: `documents.DOCUMENT_KINDS`; "lexicon" holds LexiconData
    index.facet_bits("country", "Wales")   # bool (count,); facets: `facet_values.FACETS`
    index.facet_values("theme")            # value -> number of passages
    index.source_numbers, index.first_told # int32 (count,): source; first passage with the same finding
    index.same_findings                    # groups of ids

    index.words.analyser.terms(text)       # text -> terms, as the build did; .term_spans(text) with places
    field = index.words.field("passage")   # fields: `schema.WORD_FIELDS`; takes part in signals.bm25
    field.postings(term), field.lengths, field.mean_length, field.holding(term)
    index.words.phrase("warm handover")    # positions of passages with these words in a row (FTS5)
    index.words.known                      # words as written -> number of passages, for spelling help

    index.vectors.passages                 # float32 (count, dimensions), mapped: read it through `paging`
    index.vectors.units                    # vectors (likewise), passages (rising), kinds, starts, ends
    index.vectors.topics                   # kinds, ids, texts, vectors: themes, their phrases, CFIR, NPT
    index.vectors.sources                  # (sources, dimensions): what each source is about
"""
