"""Exporting as a front end asks for it: the request, the job, what was exported last."""
