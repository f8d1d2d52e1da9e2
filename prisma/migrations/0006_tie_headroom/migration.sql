-- AlterTable
ALTER TABLE "bid_sheets" ADD COLUMN     "headroom" BIGINT NOT NULL DEFAULT 0;
