module.exports = {
  async up(queryInterface, Sequelize) {
    await queryInterface.createTable('invoices', {
      id: { type: Sequelize.UUID, primaryKey: true },
      number: { type: Sequelize.STRING, allowNull: false },
      total_cents: { type: Sequelize.INTEGER, allowNull: false },
    });
    await queryInterface.removeColumn('deliveries', 'invoice_text');
  },

  async down(queryInterface, Sequelize) {
    await queryInterface.addColumn('deliveries', 'invoice_text', Sequelize.TEXT);
    await queryInterface.dropTable('invoices');
  },
};
