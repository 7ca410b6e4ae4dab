#if canImport(Glibc)
  import Glibc
#endif

/// The C library's memory.
enum Heap {
  /// Keeps threads from having heaps of their own, which never give back what others could use; before they start.
  static func shareAmongThreads() {
    #if canImport(Glibc)
      typealias Mallopt = @convention(c) (CInt, CInt) -> CInt
      // `M_ARENA_MAX` of malloc.h, which Swift does not see.
      let mostHeaps: CInt = -8
      guard let mallopt = dlsym(nil, "mallopt") else { return }
      // The name stands for this signature in every glibc.
      _ = unsafeBitCast(mallopt, to: Mallopt.self)(mostHeaps, 1)
    #endif
  }
}
