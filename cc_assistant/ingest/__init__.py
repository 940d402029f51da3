"""Reading people's own files: documents, transcripts, survey answers, references."""
