-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "removed_from_id" UUID;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_removed_from_id_fkey" FOREIGN KEY ("removed_from_id") REFERENCES "leagues"("id") ON DELETE SET NULL ON UPDATE CASCADE;
