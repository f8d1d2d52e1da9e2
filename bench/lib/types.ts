/** One figure of a bench, as kept in the JSON file. */
export interface BenchRow {
  case: string
  /** What it is compared with in the same run. */
  peer: string
  metric: string
  unit: string
  /** Of ours, over the rounds. */
  median: number
  min: number
  max: number
  peerMedian: number
  /** Median over the rounds of ours / peer within the round. */
  ratio: number
  /** Least and most of the in-round ratios. */
  ratioRange: [number, number]
  /** CPU of the measuring process an operation, medians: ours and the peer's, in microseconds. */
  cpuMicros?: number
  peerCpuMicros?: number
  /** In words: '≤ 3 × peer, < 50 ms'. */
  target: string
  met: boolean
}

export interface BenchOptions {
  /** Fewer rounds and smaller cases: a run of under a minute. */
  quick: boolean
}

/** A bench module under `bench/` exports `run`; `bench/run.ts` finds it by its file name. */
export interface BenchModule {
  run(options: BenchOptions): BenchRow[] | Promise<BenchRow[]>
}
