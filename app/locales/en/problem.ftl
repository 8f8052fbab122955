# What a person sees when something is not there or did not work.

description = Something is not as it should be.
home = Go to the first page
missing = There is nothing here
missing-next = The address may have a typing mistake in it, or what was here is gone. You did nothing wrong.
method = This address takes something else
method-next = Nothing was changed. Please go to the first page and start from there.
ours = That did not work
ours-next = Something went wrong on our side, not on yours. Nothing was sent or changed. Please try again in a few minutes. If it happens again, please tell the organisation.
