"""Shell lines read by their structure: which programs they call, with what words, in which folder."""
