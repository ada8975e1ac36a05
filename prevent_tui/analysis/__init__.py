"""What a result implies: how evidence ages, what stands against a sign-off, what is proposed, what comes next."""
