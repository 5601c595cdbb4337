//! The `dateline` program; everything it does is in [`dateline::cli`].

fn main() -> std::process::ExitCode {
    dateline::cli::run()
}
