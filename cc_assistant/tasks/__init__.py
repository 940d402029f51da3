"""What people want done, each task put together of packages that know one job each."""
